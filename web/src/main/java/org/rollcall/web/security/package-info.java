/**
 * Who is asking: the one authentication mechanism of site and API, sign-in, sign-out, the first administrator's set-up,
 * and the headers and checks that every answer and every change has.
 *
 * <p>Invariants: without a sign-in nothing is reachable but what {@link OpenPaths} lists; the API knows bearer tokens
 * only and never looks at a session, so that no foreign page can use a browser's cookie on it; a session begins with a
 * fresh id at sign-in and ends after 30 idle minutes or 12 hours; nobody is sent to an address outside Rollcall.
 *
 * <p>Passwords, tokens and their limits are the staff component's; rights are checked in the desks. May use: staff,
 * shared, Jakarta Security, Servlet, Faces.
 */
package org.rollcall.web.security;
