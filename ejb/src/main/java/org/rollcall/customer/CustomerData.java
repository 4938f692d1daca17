package org.rollcall.customer;

/**
 * What staff type about a customer.
 *
 * @param portalLogin 1-64 characters, unique among customers that are not deleted whatever the case
 * @param name required, up to 200 characters
 * @param phone as typed, or null
 * @param email or null
 * @param street or null
 * @param city or null
 */
public record CustomerData(String portalLogin, String name, String phone, String email, String street, String city) {

    /** The data of a customer as they are, to change some of them. */
    public static CustomerData of(Customer customer) {
        return new CustomerData(
                customer.getPortalLogin(),
                customer.getName(),
                customer.getPhone(),
                customer.getEmail(),
                customer.getStreet(),
                customer.getCity());
    }
}
