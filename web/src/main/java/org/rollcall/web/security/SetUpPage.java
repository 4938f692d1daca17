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
 * for a browser on the machine Rollcall runs on. Its form is a plain one, as that of {@link SignInPage}.
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

    private List<String> problems = List.of();
    private boolean renewed;

    /** Action of the view, whether it is looked at or its form was sent. */
    public void arrive() throws IOException {
        if (!signIn.nobodyYet() || !Channel.of(request).local()) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
            faces.responseComplete();
        } else if (request.getMethod().equals("POST")) {
            if (request.getParameter("renew") != null) {
                renew();
            } else {
                submit();
            }
        }
    }

    /** Whoever made the administrator is signed in as such. */
    private void submit() {
        String password = request.getParameter("password");
        if (password == null || !password.equals(request.getParameter("again"))) {
            problems = List.of("the two passwords differ");
            return;
        }
        try {
            SignIn.Accepted accepted = signIn.setUp(getToken(), getName(), password);
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

    /** For whoever came too late. The new token stands in the file only, so that the page gives nothing away. */
    private void renew() {
        signIn.renewSetUpToken();
        renewed = true;
    }

    public String getToken() {
        return request.getParameter("token");
    }

    public String getName() {
        return request.getParameter("name");
    }

    public boolean isRenewed() {
        return renewed;
    }

    public List<String> getProblems() {
        return problems;
    }
}
