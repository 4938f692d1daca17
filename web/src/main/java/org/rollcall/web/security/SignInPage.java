package org.rollcall.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.rollcall.staff.SignIn;

/**
 * {@code /signin}: asks for name and password, over a safe channel only, and goes on to where the visitor wanted to be. Its
 * form is a plain one, so that it needs no session before and no script.
 */
@Named
@RequestScoped
public class SignInPage {
    @Inject
    private SignIn signIn;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private String problem;

    /** Action of the view, whether it is looked at or its form was sent. */
    public void arrive() {
        if (request.getMethod().equals("POST")) {
            submit();
        } else if (SignedIn.of(request, clock.instant(), true).isPresent()) {
            goOn();
        } else if (isSetUpNeeded() && Channel.of(request).local()) {
            redirect(request.getContextPath() + "/setup");
        }
    }

    private void submit() {
        if (!isSafe()) {
            return;
        }
        SignIn.Result result = signIn.authenticate(getName(), request.getParameter("password"));
        if (result.accepted().isPresent()) {
            SignIn.Accepted accepted = result.accepted().get();
            SignedIn.now(accepted.name(), accepted.roles(), clock.instant()).begin(request);
            goOn();
        } else {
            problem = result.problem();
        }
    }

    /** False on plain HTTP from another machine, where anybody on the way could read the password. */
    public boolean isSafe() {
        return Channel.of(request).safe();
    }

    public boolean isSetUpNeeded() {
        return signIn.nobodyYet();
    }

    public String getName() {
        return request.getParameter("name");
    }

    public String getFrom() {
        return request.getParameter("from");
    }

    /** Why the visitor was not let in, for him to read; null before he tried. */
    public String getProblem() {
        return problem;
    }

    private void goOn() {
        redirect(ReturnPath.of(getFrom(), request.getContextPath()));
    }

    static void redirect(String path) {
        FacesContext faces = FacesContext.getCurrentInstance();
        Redirection.to(path, (HttpServletResponse) faces.getExternalContext().getResponse());
        faces.responseComplete();
    }
}
