package org.rollcall.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rollcall.rest.ProblemJson;
import org.rollcall.staff.RequestOrigin;
import org.rollcall.staff.SignIn;

/**
 * Decides at every request who is asking: programs on the API by their bearer token, people on the site by their
 * session. Whoever is neither gets an answer of the kind they understand: 401 or the sign-in page.
 */
@ApplicationScoped
public class SiteAuthentication implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    @Inject
    private SignIn signIn;

    @Inject
    private Clock clock;

    @Inject
    private RequestOrigin origin;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        String path = GuardFilter.path(request);
        origin.cameFrom(Channel.of(request).client());
        if (OpenPaths.isHealth(path)) {
            return context.doNothing();
        }
        // the filters are not asked when the answer is given here
        SafeHeaders.set(path, request.isSecure(), response);
        try {
            return OpenPaths.isApi(path)
                    ? program(request, response, context)
                    : person(path, request, response, context);
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
    }

    private AuthenticationStatus program(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        String header = request.getHeader("Authorization");
        Optional<SignIn.Accepted> caller = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? signIn.token(header.substring(BEARER.length()).strip())
                : Optional.empty();
        if (caller.isPresent()) {
            return context.notifyContainerAboutLogin(
                    caller.get().name(), caller.get().roles());
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", header == null ? "Bearer" : "Bearer error=\"invalid_token\"");
        response.setContentType(ProblemJson.MEDIA_TYPE);
        String detail = header == null
                ? "send the header Authorization: Bearer with the token of the file ROLLCALL_API_TOKEN_FILE"
                : "this token is not accepted";
        String problem = ProblemJson.of(401, "Unauthorized", detail, List.of()).toString();
        // closed, because WildFly would put its page for 401 in the place of an answer that is not complete
        try (OutputStream body = response.getOutputStream()) {
            body.write(problem.getBytes(StandardCharsets.UTF_8));
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private AuthenticationStatus person(
            String path, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws IOException {
        boolean ajax = "partial/ajax".equals(request.getHeader("Faces-Request"));
        Optional<SignedIn> signedIn = SignedIn.of(request, clock.instant(), !(ajax && isPoll(request)));
        if (signedIn.isPresent()) {
            return context.notifyContainerAboutLogin(
                    signedIn.get().name(), signedIn.get().roles());
        }
        if (OpenPaths.isOpen(path)) {
            return context.doNothing();
        }
        String signInPage =
                request.getContextPath() + "/signin?from=" + URLEncoder.encode(from(request), StandardCharsets.UTF_8);
        if (ajax) {
            // a redirection would end in the script that asked; this one is for the page around it
            response.setContentType("text/xml;charset=UTF-8");
            response.getOutputStream().write(redirectionOfPage(signInPage).getBytes(StandardCharsets.UTF_8));
        } else {
            Redirection.to(signInPage, response);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** The component that a page asks for news with is called poll on every page. */
    private static boolean isPoll(HttpServletRequest request) {
        return "poll".equals(request.getParameter("jakarta.faces.source"));
    }

    /** The page to come back to: what was asked for, or for a form the page it is on. */
    private static String from(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null || !request.getMethod().equals("GET")
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + query;
    }

    private static String redirectionOfPage(String url) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + url
                + "\"></redirect></partial-response>";
    }
}
