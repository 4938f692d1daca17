/**
 * The REST API under {@code /rollcall/api/v1}, for scripts and other people's tools.
 *
 * <p>One small resource class per noun: it reads the fields of a request, calls the desk of that noun and writes its
 * JSON. Rules, rights and transactions are the desks'. The shape of requests and answers is kept stable and stated in
 * {@code openapi.json}, which tests compare with the classes.
 *
 * <p>Invariants: a field or parameter nobody knows is refused, never ignored; every failure is an {@code
 * application/problem+json}, never a page or a stack trace; no secret is ever written.
 *
 * <p>JSON is read and written by hand through JSON-P with this package's own entity providers, so that it is the same
 * on every server (ADR 0060). May use: the desks of the ejb module, Jakarta REST, CDI and JSON-P.
 */
package org.rollcall.rest;
