package org.rollcall.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.rollcall.shared.Problem;
import org.rollcall.staff.SignIn;

/**
 * {@code /setup}: makes the first administrator from the one-time token. It exists only while there is no staff, and only
 * for a browser on the machine Rollcall runs on.
 */
@Named
@RequestScoped
public class SetUpPage {
    @Inject
    private SignIn signIn;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private String token;
    private String name;
    private String password;
    private String again;
    private List<String> problems = List.of();
    private boolean renewed;

    public void arrive() throws IOException {
        if (!isOffered()) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
            faces.responseComplete();
        }
    }

    /** Action of the form: whoever made the administrator is signed in as such. */
    public void submit() throws IOException {
        if (!isOffered()) {
            arrive();
            return;
        }
        if (password == null || !password.equals(again)) {
            problems = List.of("the two passwords differ");
            return;
        }
        try {
            var accepted = signIn.setUp(token, name, password);
            SignedIn.now(accepted.name(), accepted.roles(), clock.instant()).begin(request);
            SignInPage.redirect(request.getContextPath() + "/");
        } catch (Problem refused) {
            problems = refused.errors().isEmpty()
                    ? List.of(refused.getMessage())
                    : refused.errors().stream()
                            .map(error -> error.field() + " " + error.message())
                            .toList();
        }
    }

    /** Action for whoever came too late. The new token stands in the file only, so that the page gives nothing away. */
    public void renew() throws IOException {
        if (isOffered()) {
            signIn.renewSetUpToken();
            renewed = true;
        } else {
            arrive();
        }
    }

    private boolean isOffered() {
        return signIn.nobodyYet() && Channel.of(request).local();
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
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

    public String getAgain() {
        return null;
    }

    public void setAgain(String again) {
        this.again = again;
    }

    public boolean isRenewed() {
        return renewed;
    }

    public List<String> getProblems() {
        return problems;
    }
}
