import okhttp3.OkHttpClient
import org.example.cloopen.api.*
import org.example.cloopen.model.*

// Signing hook
fun sign(tokens: Map<String, String>) = okhttp3.Interceptor { chain ->
    val request = chain.request()
    val sid = Regex("/(?:Sub)?Accounts/(\\w+)/").find(request.url.encodedPath)!!.groupValues[1]
    val time = java.time.LocalDateTime.now(java.time.ZoneOffset.ofHours(8))
        .format(java.time.format.DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))
    val sig = okio.ByteString.of(*(sid + tokens[sid] + time).toByteArray()).md5().hex().uppercase()
    val authorization = okio.ByteString.of(*"$sid:$time".toByteArray()).base64()
    val url = request.url.newBuilder().setQueryParameter("sig", sig).build()
    chain.proceed(request.newBuilder().url(url).header("Authorization", authorization).build())
}
// End of the signing hook

fun main() {
    val out = java.io.PrintStream(System.out, true, "UTF-8")
    val sid = System.getenv("CLOOPEN_ACCOUNT_SID")
    val app = System.getenv("CLOOPEN_APP_ID")
    val base = System.getenv("CLOOPEN_BASE_URL")
    val tokens = mapOf(sid to System.getenv("CLOOPEN_AUTH_TOKEN"))
    val http = OkHttpClient.Builder().addInterceptor(sign(tokens)).build()

    val message = SendTemplateSmsRequest(to = "13800138000", appId = app, templateId = "1", datas = listOf("1234", "5"))
    val sent = SmsApi(base, http).sendTemplateSms(sid, message)
    out.println("sendTemplateSms ${sent.statusCode} ${sent.templateSMS?.smsMessageSid}")
    val account = AccountApi(base, http).getAccountInfo(sid)
    out.println("getAccountInfo ${account.statusCode} ${account.account?.balance}")
    val made = SubAccountApi(base, http).createSubAccount(sid, CreateSubAccountRequest(appId = app, friendlyName = "compat"))
    out.println("createSubAccount ${made.statusCode} ${made.subAccount?.subAccountSid}")
    val command = CreateConferenceRequest(appid = app, createConf = CreateConf(maxmember = "5"))
    val conference = ConferenceApi(base, http).createConference(sid, command, "5")
    out.println("createConference ${conference.statusCode} ${conference.confid}")
    val failed = SmsApi(base, http).sendTemplateSms(sid, message.copy(appId = "0".repeat(32)))
    out.println("failure ${failed.statusCode} ${failed.statusMsg}")
}
