package org.rollcall.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.rollcall.staff.SignIn;

/** {@code /signin}: asks for name and password, over a safe channel only, and goes on to where the visitor wanted to be. */
@Named
@RequestScoped
public class SignInPage {
    @Inject
    private SignIn signIn;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private String name;
    private String password;
    private String from;
    private String problem;

    /** Who is signed in already goes on; while there is nobody who could sign in, whoever is at the machine sets up. */
    public void arrive() {
        if (SignedIn.of(request, clock.instant(), true).isPresent()) {
            redirect(ReturnPath.of(from, request.getContextPath()));
        } else if (isSetUpNeeded() && Channel.of(request).local()) {
            redirect(request.getContextPath() + "/setup");
        }
    }

    /** Action of the form. */
    public void submit() {
        if (!isSafe()) {
            return;
        }
        SignIn.Result result = signIn.authenticate(name, password);
        password = null;
        if (result.accepted().isPresent()) {
            SignIn.Accepted accepted = result.accepted().get();
            SignedIn.now(accepted.name(), accepted.roles(), clock.instant()).begin(request);
            redirect(ReturnPath.of(from, request.getContextPath()));
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
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    /** Why the visitor was not let in, for him to read; null before he tried. */
    public String getProblem() {
        return problem;
    }

    static void redirect(String path) {
        FacesContext faces = FacesContext.getCurrentInstance();
        Redirection.to(path, (HttpServletResponse) faces.getExternalContext().getResponse());
        faces.responseComplete();
    }
}
