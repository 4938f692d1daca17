package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Signatures;

class AccountingTest {
    @Test
    void anAcknowledgedRecordIsAnsweredAndSigned() throws Exception {
        TestEndpoints endpoints = TestEndpoints.accounting(AdapterUnderTest::acknowledge);
        try (AdapterUnderTest test = AdapterUnderTest.accounting(endpoints);
                TestNas nas = new TestNas(test.accountingPort())) {
            byte[] request = TestNas.accounting(1, "s1", 1);

            byte[] octets = nas.ask(request);

            RadiusPacket reply = RadiusPacket.parse(octets, 0, octets.length);
            assertThat(reply.code()).contains(PacketCode.ACCOUNTING_RESPONSE);
            byte[] authenticator =
                    RadiusPacket.parse(request, 0, request.length).authenticator();
            assertThat(Signatures.validResponse(reply, authenticator, AdapterUnderTest.SECRET))
                    .isTrue();
            assertThat(test.statistics().accountingResponses()).isEqualTo(1);
        }
    }
}
