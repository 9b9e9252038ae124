import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** java LoginTest ends with 1 where a rule does not hold. */
final class LoginTest {
  public static void main(String[] args) throws Exception {
    String to = "13800138000";
    Login.sendCode(to);

    String messages = ask("messages?to=" + to + "&wait=10s");
    Matcher code = Pattern.compile("\"code\":\"(\\d+)\"").matcher(messages);
    check("a message brings a code", code.find());
    check("lets in who knows the code", Login.isCode(to, code.group(1)));
  }

  private static String ask(String path) throws Exception {
    URI url = URI.create(System.getenv("CLOOPEN_SANDBOX") + "/" + path);
    HttpRequest request = HttpRequest.newBuilder(url).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static void check(String rule, boolean holds) {
    System.out.println((holds ? "ok" : "not ok") + " - " + rule);
    if (!holds) System.exit(1);
  }
}
