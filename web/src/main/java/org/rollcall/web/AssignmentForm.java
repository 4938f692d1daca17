package org.rollcall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rollcall.session.SessionDesk;
import org.rollcall.session.SessionRow;

/** The dialog of the Online tab that says whose a session with an unknown login is. */
@Named("assignment")
@RequestScoped
public class AssignmentForm {
    @Inject
    private SessionDesk sessions;

    private Long sessionId;
    private String login;

    public String assign() {
        boolean done = Attempt.to(() -> {
            SessionRow session = sessions.assign(sessionId, login);
            Attempt.say(Texts.text("done.assign", session.login(), String.valueOf(session.customerId())));
        });
        return done ? "online?faces-redirect=true" : null;
    }

    public Long getSessionId() {
        return sessionId;
    }

    public void setSessionId(Long sessionId) {
        this.sessionId = sessionId;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }
}
