/**
 * The site: what the staff see. A page is an xhtml file and one bean named after it ({@code customers.xhtml},
 * {@link org.rollcall.web.CustomersPage}).
 *
 * <p>Invariants: a bean holds a filter, ids or a form, never entities or rows between requests; it decides nothing, so
 * that the services behind it check every right and every rule; every choice that somebody may want to send to a
 * colleague is in the address. Texts are in {@code messages.properties}. No inline script anywhere.
 *
 * <p>May use every public service of the business components ({@code *Desk}, {@code *Table}), Faces, PrimeFaces and
 * OmniFaces; no entity manager, no SQL.
 */
package org.rollcall.web;
