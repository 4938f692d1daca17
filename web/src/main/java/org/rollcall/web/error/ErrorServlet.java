package org.rollcall.web.error;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.rollcall.rest.ProblemJson;

/** Where web.xml sends every error of the container: logs it under an id and answers in the asker's language. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(ErrorServlet.class.getName());

    @Inject
    private transient Clock clock;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // asked for by address, this page is as missing as any other
        int code = status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
        var error = new ErrorView(code, UUID.randomUUID().toString(), clock.instant());
        if (code >= 500) {
            var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            LOG.log(System.Logger.Level.ERROR, "page failed with " + code + ", id " + error.getId(), failure);
        }
        response.setStatus(code);
        response.setHeader("Cache-Control", "no-store");
        if (isForProgram(request)) {
            String detail = code < 500 ? error.getExplanation() : "the log has it under " + error.getId();
            write(
                    response,
                    ProblemJson.MEDIA_TYPE,
                    ProblemJson.of(code, error.getTitle(), detail, List.of()).toString());
        } else {
            page(error, request, response);
        }
    }

    private static boolean isForProgram(HttpServletRequest request) {
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return uri != null && uri.toString().startsWith(request.getContextPath() + "/api/");
    }

    private static void page(ErrorView error, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute("error", error);
        try {
            request.getRequestDispatcher("/WEB-INF/error.xhtml").forward(request, response);
        } catch (ServletException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the error page itself failed, id " + error.getId(), e);
            if (!response.isCommitted()) {
                response.resetBuffer();
                write(response, "text/plain;charset=UTF-8", error.getTitle() + ", id " + error.getId());
            }
        }
    }

    private static void write(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type);
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
