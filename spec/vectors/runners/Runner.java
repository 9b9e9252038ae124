import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.*;
import java.util.*;
import java.util.regex.*;
import java.util.stream.*;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.*;
/** Holds a small client in Java 8 to vectors.json: signing, requests, webhooks. No dependency: java Runner.java vectors.json */
@SuppressWarnings("unchecked")
public class Runner {
    // The client. Put yours in its place.
    static List<String> sign(String sid, String token, OffsetDateTime instant) throws Exception {
        String timestamp = instant.withOffsetSameInstant(ZoneOffset.ofHours(8)).format(java.time.format.DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));
        byte[] hash = MessageDigest.getInstance("MD5").digest((sid + token + timestamp).getBytes(StandardCharsets.UTF_8));
        return Arrays.asList(timestamp, String.format("%032X", new java.math.BigInteger(1, hash)), Base64.getEncoder().encodeToString((sid + ":" + timestamp).getBytes(StandardCharsets.US_ASCII)));
    }
    static String escape(Object value, boolean attribute) {
        String text = value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;");
        return attribute ? text.replace("\"", "&quot;").replace("\t", "&#9;").replace("\n", "&#10;") : text;
    }
    static String xmlName(Map<String, Object> field) { return (String) field.getOrDefault("xml", field.get("name")); }
    static String attributes(List<Object> fields, String key, String wanted, Map<String, Object> value) {
        return fields.stream().map(Runner::map).filter(field -> wanted.equals(field.get(key)) && value.containsKey(field.get("name")))
            .map(field -> " " + xmlName(field) + "=\"" + escape(value.get(field.get("name")), true) + "\"").collect(Collectors.joining());
    }
    static String element(String name, Map<String, Object> field, Object value, String beside) {
        if (!field.containsKey("fields")) return "<" + name + beside + ">" + escape(value, false) + "</" + name + ">";
        List<Object> fields = list(field.get("fields"));
        String inner = fields.stream().map(Runner::map).filter(one -> map(value).containsKey(one.get("name")) && !"attribute".equals(one.get("at")) && !one.containsKey("on"))
            .map(one -> "text".equals(one.get("at")) ? escape(map(value).get(one.get("name")), false)
                : member(one, map(value).get(one.get("name")), attributes(fields, "on", (String) one.get("name"), map(value)))).collect(Collectors.joining());
        return "<" + name + beside + attributes(fields, "at", "attribute", map(value)) + ">" + inner + "</" + name + ">";
    }
    static String member(Map<String, Object> field, Object value, String beside) {
        String name = xmlName(field);
        Object shape = field.get("list");
        if (shape == null) return element(name, field, value, beside);
        if (shape.equals("sequence")) return sequence(list(field.get("fields")), value);
        String each = shape.equals("bare") ? name : (String) map(shape).get("item");
        String items = list(value).stream().map(item -> element(each, field, item, "")).collect(Collectors.joining());
        return shape.equals("bare") ? items : "<" + name + beside + ">" + items + "</" + name + ">";
    }
    static String sequence(List<Object> kinds, Object items) {
        return list(items).stream().flatMap(item -> kinds.stream().filter(kind -> map(item).containsKey(map(kind).get("name")))
            .map(kind -> element(xmlName(map(kind)), map(kind), map(item).get(map(kind).get("name")), ""))).collect(Collectors.joining());
    }
    static String encodeXml(Object message, Object value) {
        String root = (String) map(message).get("root");
        return !map(message).containsKey("sequence") ? element(root, map(message), value, "") : "<" + root + ">" + sequence(list(map(message).get("fields")), value) + "</" + root + ">";
    }
    static Element parse(String body) throws Exception {
        String text = body.replaceFirst("^[\\uFEFF\\s]*(<\\?xml[^>]*\\?>\\s*)?", "");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        byte[] bytes = (text.startsWith("<action>") ? "<Request>" + text + "</Request>" : text).getBytes(StandardCharsets.UTF_8);
        return factory.newDocumentBuilder().parse(new java.io.ByteArrayInputStream(bytes)).getDocumentElement();
    }
    /** Identifies a webhook and reads its message, in XML or JSON by the first character. */
    static List<Object> receive(Map<String, Object> callbacks, String body) throws Exception {
        String text = body.replaceFirst("^[\\uFEFF\\s]+", "");
        Element tree = text.startsWith("<") ? parse(text) : null;
        Map<String, Object> flat = new HashMap<>();
        if (tree == null) flat = map(json(text));
        else for (Element child : elements(tree)) flat.put(child.getLocalName(), child.getTextContent());
        if (tree == null && flat.size() == 1 && flat.containsKey("Request")) flat = map(flat.get("Request"));
        for (Map.Entry<String, Object> each : callbacks.entrySet()) {
            Map<String, Object> entry = map(each.getValue()), when = map(entry.get("when")), message = map(entry.get("message"));
            boolean fits = tree == null ? flat.containsKey("callerCdr") : tree.getLocalName().equals(message.get("root"));
            if (!when.isEmpty()) fits = flat.entrySet().containsAll(when.entrySet());
            if (fits) return Arrays.asList(each.getKey(), pick(tree == null ? map(entry.getOrDefault("json", message)) : message, flat));
        }
        return Arrays.asList("unknown", null);
    }
    static Map<String, Object> pick(Map<String, Object> layout, Map<String, Object> value) {
        return list(layout.get("fields")).stream().map(Runner::map).filter(field -> value.get(field.get("name")) != null).collect(Collectors.toMap(field -> (String) field.get("name"),
            field -> field.containsKey("fields") ? pick(field, map(value.get(field.get("name")))) : value.get(field.get("name")).toString()));
    }
    // The runner.
    static Map<String, Object> map(Object value) { return (Map<String, Object>) value; }
    static List<Object> list(Object value) { return (List<Object>) value; }
    static List<Element> elements(Element parent) {
        return IntStream.range(0, parent.getChildNodes().getLength()).mapToObj(parent.getChildNodes()::item).filter(Element.class::isInstance).map(Element.class::cast).collect(Collectors.toList());
    }
    static String canonical(Element tree, boolean ordered) {
        Map<String, String> attributes = new TreeMap<>();
        NamedNodeMap given = tree.getAttributes();
        for (int at = 0; at < given.getLength(); at++) attributes.put(given.item(at).getNodeName(), given.item(at).getNodeValue());
        List<Element> children = elements(tree);
        if (!ordered) children.sort(Comparator.comparing(Node::getLocalName));
        return "<" + tree.getLocalName() + attributes + ">" + (children.isEmpty() ? escape(tree.getTextContent(), false) : children.stream().map(child -> canonical(child, ordered)).collect(Collectors.joining())) + "</>";
    }
    static boolean same(String ours, Object theirs, boolean ordered) throws Exception { return canonical(parse(ours), ordered).equals(canonical(parse((String) theirs), ordered)); }
    static boolean check(String kind, Map<String, Object> v, Map<String, Object> vectors) throws Exception {
        if (kind.equals("signing"))
            return sign((String) v.get("sid"), (String) v.get("token"), OffsetDateTime.parse((String) v.get("instant"))).equals(Arrays.asList(v.get("timestamp"), v.get("sig"), v.get("authorization")));
        if (kind.equals("requests"))
            return !v.containsKey("body") || (json(write(v.get("body"))).equals(json((String) v.get("json"))) && same(encodeXml(map(map(vectors.get("operations")).get(v.get("operation"))).get("request"), v.get("body")), v.get("xml"), false));
        Map<String, Object> reply = map(v.get("reply"));
        if (kind.equals("webhooks"))
            return receive(map(vectors.get("callbacks")), (String) v.get("body")).equals(Arrays.asList(v.get("webhook"), v.get("message"))) && same(encodeXml(map(map(vectors.get("callbacks")).get(v.get("webhook"))).get("reply"), reply.get("value")), reply.get("xml"), false) && (!reply.containsKey("json") || json((String) reply.get("json")).equals(reply.get("value")));
        Map<String, Object> parameters = new HashMap<>();
        for (String pair : v.get("target").toString().replaceFirst("^[^?]*\\??", "").split("&")) if (!pair.isEmpty()) parameters.put(pair.split("=", 2)[0], java.net.URLDecoder.decode(pair.split("=", 2)[1], "UTF-8"));
        return parameters.equals(v.get("parameters")) && same(encodeXml(vectors.get("ivrResponse"), reply.get("commands")), reply.get("xml"), true);
    }
    public static void main(String[] arguments) throws Exception {
        Map<String, Object> vectors = map(json(new String(java.nio.file.Files.readAllBytes(java.nio.file.Paths.get(arguments[0])), StandardCharsets.UTF_8)));
        int failed = 0;
        for (String kind : new String[] {"signing", "requests", "webhooks", "ivr"}) {
            List<Object> wrong = new ArrayList<>(), all = list(vectors.get(kind));
            for (Object v : all) if (!check(kind, map(v), vectors)) wrong.add(map(v).get("name"));
            failed += wrong.size();
            System.out.println(kind + ": " + (all.size() - wrong.size()) + " of " + all.size() + (wrong.isEmpty() ? "" : "\n  wrong: " + wrong));
        }
        System.exit(failed == 0 ? 0 : 1);
    }
    static Object json(String text) {
        Matcher tokens = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|[\\[\\]{}]|[^\\s\\[\\]{},:\"]+").matcher(text);
        return tokens.find() ? json(tokens) : null;
    }
    static Object json(Matcher tokens) {
        String token = tokens.group();
        if (tokens.group(1) != null) return unescape(tokens.group(1));
        if (!token.matches("[\\[{]")) return token.equals("null") ? null : token;
        Map<String, Object> fields = new LinkedHashMap<>();
        List<Object> items = new ArrayList<>();
        while (tokens.find() && !tokens.group().matches("[\\]}]")) {
            String name = tokens.group(1);
            if (token.equals("[")) items.add(json(tokens));
            else if (tokens.find()) fields.put(unescape(name), json(tokens));
        }
        return token.equals("{") ? fields : items;
    }
    static String unescape(String text) {
        Matcher escapes = Pattern.compile("\\\\(?:u(....)|(.))").matcher(text);
        StringBuffer result = new StringBuffer();
        while (escapes.find()) {
            int known = "bfnrt".indexOf(text.charAt(escapes.start() + 1));
            char plain = escapes.group(1) != null ? (char) Integer.parseInt(escapes.group(1), 16) : known < 0 ? escapes.group(2).charAt(0) : "\b\f\n\r\t".charAt(known);
            escapes.appendReplacement(result, Matcher.quoteReplacement("" + plain));
        }
        return escapes.appendTail(result).toString();
    }
    static String write(Object value) {
        if (value instanceof Map) return map(value).entrySet().stream().map(field -> write(field.getKey()) + ":" + write(field.getValue())).collect(Collectors.joining(",", "{", "}"));
        if (value instanceof List) return list(value).stream().map(Runner::write).collect(Collectors.joining(",", "[", "]"));
        return value.toString().chars().mapToObj(each -> each < ' ' || each == '"' || each == '\\' ? String.format("\\u%04x", each) : String.valueOf((char) each)).collect(Collectors.joining("", "\"", "\""));
    }
}
