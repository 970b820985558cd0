package org.personalizejdbc.endpoint;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An answer of STS, in the form of the AWS query protocol. Mutable, for one thread. */
final class XmlAnswer {
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  /** The JDK's own, whatever other there is on the class path. */
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

  private final String requestId = UUID.randomUUID().toString();
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private XmlAnswer(String root) throws XMLStreamException {
    xml = WRITERS.createXMLStreamWriter(text);
    xml.writeStartElement(root);
    xml.writeDefaultNamespace(NAMESPACE);
  }

  /** What an operation's result holds. */
  @FunctionalInterface
  interface Result {
    void write(XmlAnswer answer) throws XMLStreamException;
  }

  /** A successful answer. */
  static Reply of(String operation, Result result) {
    try {
      XmlAnswer answer = new XmlAnswer(operation + "Response");
      answer.within(operation + "Result", result);
      answer.within("ResponseMetadata", a -> a.element("RequestId", answer.requestId));
      return answer.reply(200);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // To memory, and well-formed by construction.
    }
  }

  /** An error. */
  static Reply error(int status, String code, String message) {
    try {
      XmlAnswer answer = new XmlAnswer("ErrorResponse");
      answer.within(
          "Error",
          a ->
              a.element("Type", status < 500 ? "Sender" : "Receiver")
                  .element("Code", code)
                  .element("Message", message));
      answer.element("RequestId", answer.requestId);
      return answer.reply(status);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  XmlAnswer within(String name, Result content) throws XMLStreamException {
    xml.writeStartElement(name);
    content.write(this);
    xml.writeEndElement();
    return this;
  }

  XmlAnswer element(String name, String value) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    xml.writeEndElement();
    return this;
  }

  private Reply reply(int status) throws XMLStreamException {
    xml.writeEndElement();
    xml.flush();
    return new Reply(
        status,
        Map.of("content-type", "text/xml", "x-amzn-requestid", requestId),
        text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
