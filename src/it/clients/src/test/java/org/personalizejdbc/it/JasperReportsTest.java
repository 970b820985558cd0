package org.personalizejdbc.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.export.JRCsvExporter;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleWriterExporterOutput;
import org.junit.jupiter.api.Test;

class JasperReportsTest {
  private static final String REPORT =
      """
      <jasperReport xmlns="http://jasperreports.sourceforge.net/jasperreports" name="campaigns"
          pageWidth="600" pageHeight="800" columnWidth="560" leftMargin="20" rightMargin="20"
          topMargin="20" bottomMargin="20">
        <parameter name="arns" class="java.util.Collection"/>
        <queryString><![CDATA[
          SELECT name, min_provisioned_tps, creation_date_time FROM campaigns
          WHERE $X{IN, campaign_arn, arns} ORDER BY name]]></queryString>
        <field name="name" class="java.lang.String"/>
        <field name="min_provisioned_tps" class="java.lang.Integer"/>
        <field name="creation_date_time" class="java.sql.Timestamp"/>
        <detail><band height="20">
          <textField><reportElement x="0" y="0" width="300" height="20"/>
            <textFieldExpression>$F{name}</textFieldExpression></textField>
          <textField><reportElement x="300" y="0" width="100" height="20"/>
            <textFieldExpression>$F{min_provisioned_tps}</textFieldExpression></textField>
        </band></detail>
      </jasperReport>
      """;

  @Test
  void aReportIsFilled() throws Exception {
    JasperReport report =
        JasperCompileManager.compileReport(
            new ByteArrayInputStream(REPORT.getBytes(StandardCharsets.UTF_8)));
    Map<String, Object> parameters = new HashMap<>(Map.of("arns", List.copyOf(Sample.ARNS)));
    try (Connection connection = DriverManager.getConnection(Sample.URL)) {
      JasperPrint print = JasperFillManager.fillReport(report, parameters, connection);
      StringWriter csv = new StringWriter();
      JRCsvExporter exporter = new JRCsvExporter();
      exporter.setExporterInput(new SimpleExporterInput(print));
      exporter.setExporterOutput(new SimpleWriterExporterOutput(csv));
      exporter.exportReport();
      assertThat(csv.toString().lines()).hasSize(2).first().isEqualTo("shop-flashsale-for-you,500");
    }
  }
}
