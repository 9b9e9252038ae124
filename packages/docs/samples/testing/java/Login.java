import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends a code to a phone, and lets in who knows it. */
final class Login {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Map<String, String> CODES = new ConcurrentHashMap<>();

  static void sendCode(String to) throws Exception {
    String code = "%06d".formatted(RANDOM.nextInt(1_000_000));
    String body = """
        {"appId":"%s","to":"%s","templateId":"1","datas":["%s","5"]}"""
        .formatted(System.getenv("CLOOPEN_APP_ID"), to, code);
    String path = "/Accounts/{sid}/SMS/TemplateSMS";
    String reply = Cloopen.request("POST", path, "json", body);
    boolean accepted = reply.contains("\"statusCode\":\"000000\"");
    if (!accepted) throw new IllegalStateException(reply);
    CODES.put(to, code);
  }

  static boolean isCode(String to, String code) {
    return code.equals(CODES.get(to));
  }
}
