package org.rollcall.web.security;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * The session's cookie does not go along when another site posts to us. Said here for WildFly and in payara-web.xml for
 * Payara, which ignores both this and the element of web.xml, and writes it twice, which browsers read as once.
 */
@WebListener
public class SessionCookie implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setAttribute("SameSite", "Lax");
    }
}
