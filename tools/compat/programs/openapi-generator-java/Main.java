import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;
import org.example.cloopen.ApiClient;
import org.example.cloopen.api.*;
import org.example.cloopen.model.*;

public final class Main {
  // Signing hook
  static Response sign(Interceptor.Chain chain, Map<String, String> tokens) throws IOException {
    Request request = chain.request();
    String sid = request.url().encodedPath().replaceFirst("^.*?/(?:Sub)?Accounts/(\\w+)/.*$", "$1");
    String time = LocalDateTime.now(ZoneOffset.ofHours(8)).format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));
    String sig = ByteString.encodeUtf8(sid + tokens.get(sid) + time).md5().hex().toUpperCase(Locale.ROOT);
    return chain.proceed(request.newBuilder()
        .url(request.url().newBuilder().setQueryParameter("sig", sig).build())
        .header("Authorization", ByteString.encodeUtf8(sid + ":" + time).base64())
        .build());
  }

  static ApiClient newClient(String base, Map<String, String> tokens) {
    return new ApiClient(new OkHttpClient.Builder().addInterceptor(chain -> sign(chain, tokens)).build()).setBasePath(base);
  }
  // End of the signing hook

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    String sid = System.getenv("CLOOPEN_ACCOUNT_SID");
    String app = System.getenv("CLOOPEN_APP_ID");
    Map<String, String> tokens = Collections.singletonMap(sid, System.getenv("CLOOPEN_AUTH_TOKEN"));
    ApiClient client = newClient(System.getenv("CLOOPEN_BASE_URL"), tokens);

    SendTemplateSmsRequest message =
        new SendTemplateSmsRequest().to("13800138000").appId(app).templateId("1").datas(Arrays.asList("1234", "5"));
    SendTemplateSmsReply sent = new SmsApi(client).sendTemplateSms(sid, message);
    out.println("sendTemplateSms " + sent.getStatusCode() + " " + sent.getTemplateSMS().getSmsMessageSid());
    GetAccountInfoReply account = new AccountApi(client).getAccountInfo(sid);
    out.println("getAccountInfo " + account.getStatusCode() + " " + account.getAccount().getBalance());
    CreateSubAccountRequest person = new CreateSubAccountRequest().appId(app).friendlyName("compat");
    CreateSubAccountReply made = new SubAccountApi(client).createSubAccount(sid, person);
    out.println("createSubAccount " + made.getStatusCode() + " " + made.getSubAccount().getSubAccountSid());
    CreateConferenceRequest command = new CreateConferenceRequest().appid(app).createConf(new CreateConf().maxmember("5"));
    CreateConferenceReply conference = new ConferenceApi(client).createConference(sid, command, "5");
    out.println("createConference " + conference.getStatusCode() + " " + conference.getConfid());
    SendTemplateSmsReply failed = new SmsApi(client).sendTemplateSms(sid, message.appId(String.format("%032d", 0)));
    out.println("failure " + failed.getStatusCode() + " " + failed.getStatusMsg());
  }
}
