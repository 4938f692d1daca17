package org.rollcall.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import java.util.Locale;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.Problem;

/**
 * Does what somebody asked for and says what came of it: a toast, or next to the fields what is wrong with them. A
 * field is found by its id, which is its name in the API with dashes for dots.
 */
final class Attempt {
    private Attempt() {}

    /** @return whether it was done */
    static boolean to(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Problem problem) {
            show(problem);
            return false;
        }
    }

    /** As {@link #to(Runnable)}; if done, says so, also on the page that comes next. */
    static boolean to(Runnable act, String done, Object... arguments) {
        boolean success = to(act);
        if (success) {
            say(Texts.text(done, arguments));
        }
        return success;
    }

    static void say(String text) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, text, null));
        faces.getExternalContext().getFlash().setKeepMessages(true);
    }

    static void warn(String text) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, text, null));
        faces.getExternalContext().getFlash().setKeepMessages(true);
    }

    private static void show(Problem problem) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.validationFailed();
        if (problem.errors().isEmpty()) {
            add(null, problem.getMessage());
        }
        for (FieldError error : problem.errors()) {
            UIComponent field = error.field().isEmpty()
                    ? null
                    : Pages.find(error.field().replace('.', '-')).orElse(null);
            if (field instanceof UIInput input) {
                input.setValid(false);
                add(field.getClientId(faces), error.message());
            } else {
                add(null, error.message());
            }
        }
    }

    private static void add(String clientId, String message) {
        String sentence = message.isEmpty()
                ? message
                : message.substring(0, 1).toUpperCase(Locale.ENGLISH) + message.substring(1);
        FacesContext.getCurrentInstance()
                .addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    }
}
