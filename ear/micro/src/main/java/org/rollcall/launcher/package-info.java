/**
 * Starts {@code rollcall.jar}: Payara Micro with the adapter and the site inside, on the address and port that the
 * settings say, and ends the process with a message when Rollcall cannot start. Uses Payara Micro's command line and
 * runtime API and nothing of Rollcall, whose classes live in the deployed archives.
 */
package org.rollcall.launcher;
