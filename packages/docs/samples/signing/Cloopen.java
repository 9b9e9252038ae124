import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

/** Signs and sends requests of the Cloopen REST API. JDK 17, no dependency. */
final class Cloopen {
  private static final DateTimeFormatter BEIJING =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.ofHours(8));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** sig and Authorization, both with the same time. */
  static String[] sign(String sid, String token, Instant instant) throws Exception {
    String timestamp = BEIJING.format(instant);
    byte[] text = (sid + token + timestamp).getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("MD5").digest(text);
    String pair = sid + ":" + timestamp;
    return new String[] {
      HexFormat.of().withUpperCase().formatHex(digest),
      Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
    };
  }

  static String request(String method, String path, String format, String body)
      throws Exception {
    return send(method, path, format, body == null ? null : body.getBytes("UTF-8"),
        "application/" + format + ";charset=utf-8");
  }

  static String upload(String path, String format, byte[] file) throws Exception {
    return send("POST", path, format, file, "application/octet-stream");
  }

  private static String send(
      String method, String path, String format, byte[] body, String contentType)
      throws Exception {
    boolean sub = path.startsWith("/SubAccounts/");
    String sid = System.getenv(sub ? "CLOOPEN_SUB_ACCOUNT_SID" : "CLOOPEN_ACCOUNT_SID");
    String token = System.getenv(sub ? "CLOOPEN_SUB_TOKEN" : "CLOOPEN_AUTH_TOKEN");
    String base = System.getenv()
        .getOrDefault("CLOOPEN_BASE_URL", "https://app.cloopen.com:8883/2013-12-26");
    String[] signed = sign(sid, token, Instant.now());
    String[] parts = path.replace("{sid}", sid).split("\\?");
    String query = parts.length > 1 ? "&" + parts[1] : "";
    URI url = URI.create(base + parts[0] + "?sig=" + signed[0] + query);
    HttpRequest request = HttpRequest.newBuilder(url)
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", signed[1])
        .header("Accept", "application/" + format)
        .header("Content-Type", contentType)
        .method(method, body == null
            ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
        .build();
    return CLIENT.send(request, BodyHandlers.ofString()).body();
  }
}
