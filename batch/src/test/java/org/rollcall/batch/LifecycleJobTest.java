package org.rollcall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.io.InputStream;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The job's XML and its classes know each other by names that no compiler checks. */
class LifecycleJobTest {
    private static final String FILE = "/META-INF/batch-jobs/" + NightWatch.JOB + ".xml";

    @Test
    void theJobIsNeverRestartedByTheBatchRuntime() throws Exception {
        Element job = job().getDocumentElement();
        assertThat(job.getAttribute("id")).isEqualTo(NightWatch.JOB);
        assertThat(job.getAttribute("restartable")).isEqualTo("false");
    }

    @ParameterizedTest
    @MethodSource("references")
    void everyReferenceIsABean(String reference) throws Exception {
        String name = Character.toUpperCase(reference.charAt(0)) + reference.substring(1);
        Class<?> bean = Class.forName(getClass().getPackageName() + "." + name);
        assertThat(bean).hasAnnotations(Named.class, Dependent.class);
    }

    @Test
    void theTicketTravelsAsText() throws Exception {
        Ticket ticket = new Ticket(17, Long.MAX_VALUE);
        assertThat(Ticket.of(ticket.properties())).isEqualTo(ticket);
        Properties parameters = ticket.properties();
        NodeList properties = job().getElementsByTagName("property");
        assertThat(IntStream.range(0, properties.getLength())
                        .mapToObj(i -> ((Element) properties.item(i)).getAttribute("name")))
                .containsExactlyInAnyOrderElementsOf(parameters.stringPropertyNames());
    }

    static Stream<String> references() throws Exception {
        NodeList all = job().getElementsByTagName("*");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> ((Element) all.item(i)).getAttribute("ref"))
                .filter(reference -> !reference.isEmpty());
    }

    private static Document job() throws Exception {
        try (InputStream file = LifecycleJobTest.class.getResourceAsStream(FILE)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
        }
    }
}
