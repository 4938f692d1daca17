package org.rollcall.web.error;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.FacesContext;
import java.time.Clock;
import java.util.UUID;
import org.omnifaces.exceptionhandler.FullAjaxExceptionHandler;
import org.omnifaces.exceptionhandler.FullAjaxExceptionHandlerFactory;
import org.omnifaces.util.Beans;
import org.omnifaces.util.Faces;

/** What fails during an ajax request shows the same error page as everything else, with the id that the log has. */
public class AjaxErrors extends FullAjaxExceptionHandlerFactory {
    private static final System.Logger LOG = System.getLogger(AjaxErrors.class.getName());

    public AjaxErrors(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends FullAjaxExceptionHandler {
        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        protected String findErrorPageLocation(FacesContext context, Throwable exception) {
            return "/WEB-INF/error.xhtml";
        }

        @Override
        protected void logException(FacesContext context, Throwable exception, String location, LogReason reason) {
            ErrorView error = new ErrorView(
                    500,
                    UUID.randomUUID().toString(),
                    Beans.getReference(Clock.class).instant());
            Faces.setRequestAttribute("error", error);
            LOG.log(System.Logger.Level.ERROR, "ajax request failed, id " + error.getId(), exception);
        }
    }
}
