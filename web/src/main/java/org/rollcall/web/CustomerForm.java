package org.rollcall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.OptionalInt;
import org.rollcall.customer.Customer;
import org.rollcall.customer.CustomerData;
import org.rollcall.customer.CustomerDesk;
import org.rollcall.shared.NotFound;

/** A new customer, or the information of one. */
@Named("customerForm")
@RequestScoped
public class CustomerForm {
    @Inject
    private CustomerDesk desk;

    private Long id;
    private Integer version;
    private String portalLogin;
    private String name;
    private String phone;
    private String email;
    private String street;
    private String city;

    /** Fills the form; 404 if there is no such customer. */
    public void arrive() {
        if (Address.number("id").isEmpty()) {
            return;
        }
        try {
            Customer customer = desk.get(Address.number("id").getAsLong());
            id = customer.getId();
            version = customer.getVersion();
            portalLogin = customer.getPortalLogin();
            name = customer.getName();
            phone = customer.getPhone();
            email = customer.getEmail();
            street = customer.getStreet();
            city = customer.getCity();
        } catch (NotFound gone) {
            Pages.notFound(gone);
        }
    }

    public String save() {
        CustomerData data = new CustomerData(portalLogin, name, phone, email, street, city);
        Long[] saved = {id};
        boolean done = id == null
                ? Attempt.to(() -> saved[0] = desk.create(data).getId(), "done.customer.created")
                : Attempt.to(() -> desk.update(id, data, OptionalInt.of(version)), "done.saved");
        return done ? "customer?id=" + saved[0] + "&faces-redirect=true" : null;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public Integer getVersion() {
        return version;
    }

    public void setVersion(Integer version) {
        this.version = version;
    }

    public String getPortalLogin() {
        return portalLogin;
    }

    public void setPortalLogin(String portalLogin) {
        this.portalLogin = portalLogin;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getStreet() {
        return street;
    }

    public void setStreet(String street) {
        this.street = street;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }
}
