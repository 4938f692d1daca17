/**
 * What people and programs see when something went wrong outside the API's own mapping: never a stack trace or a path of
 * the machine, always an id that the log has too. May use: Servlet, {@code org.rollcall.rest.ProblemJson}.
 */
package org.rollcall.web.error;
