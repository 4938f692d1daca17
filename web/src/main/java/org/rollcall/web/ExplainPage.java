package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.rollcall.access.AccessAnswer;
import org.rollcall.access.AccessDesk;
import org.rollcall.access.ServiceClass;
import org.rollcall.nas.Nas;
import org.rollcall.nas.NasDesk;
import org.rollcall.service.InternetService;
import org.rollcall.service.Proof;
import org.rollcall.service.ServiceDesk;
import org.rollcall.shared.NotFound;

/** What would happen if the customer of the page connected now. */
@Named("explain")
@RequestScoped
public class ExplainPage {
    @Inject
    private AccessDesk desk;

    @Inject
    private ServiceDesk serviceDesk;

    @Inject
    private NasDesk nasDesk;

    private List<InternetService> services = List.of();
    private List<Nas> routers = List.of();
    private Long serviceId;
    private Long nasId;
    private String mac;
    private String password;
    private AccessAnswer answer;

    @PostConstruct
    void read() {
        try {
            services = serviceDesk.list(Address.number("id").orElse(0)).stream()
                    .filter(service -> service.getLogin() != null)
                    .toList();
            routers = nasDesk.list();
        } catch (NotFound none) {
            services = List.of();
        }
    }

    public void explain() {
        Attempt.to(() -> {
            InternetService service = services.stream()
                    .filter(each -> each.getId().equals(serviceId))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("service", serviceId == null ? 0 : serviceId));
            answer = desk.explain(new AccessDesk.Supposition(
                    service.getLogin(),
                    password == null || password.isEmpty() ? null : password,
                    nasId == null ? 0 : nasId,
                    mac == null || mac.isBlank() ? null : mac.strip(),
                    service.getProof() == Proof.LINE ? service.getLogin() : null,
                    service.getProof() != Proof.MAC));
        });
    }

    /** One a line. */
    public String getAttributes() {
        return answer.attributes().stream().map(ServiceClass::describe).collect(Collectors.joining("\n"));
    }

    public AccessAnswer getAnswer() {
        return answer;
    }

    public List<InternetService> getServices() {
        return services;
    }

    public List<Nas> getRouters() {
        return routers;
    }

    public Long getServiceId() {
        return serviceId;
    }

    public void setServiceId(Long serviceId) {
        this.serviceId = serviceId;
    }

    public Long getNasId() {
        return nasId;
    }

    public void setNasId(Long nasId) {
        this.nasId = nasId;
    }

    public String getMac() {
        return mac;
    }

    public void setMac(String mac) {
        this.mac = mac;
    }

    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
