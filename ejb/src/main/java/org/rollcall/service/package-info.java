/**
 * A customer's internet services: service login, credentials, tariff plan, addresses and the MACs he may come from.
 *
 * <p>Invariants: a service login and a static address belong to one service that is not deleted; the password is stored
 * encrypted and never leaves through this package's desk; services go and come back with their customer. Uses
 * customer, tariff, pool and the foundation.
 */
package org.rollcall.service;
