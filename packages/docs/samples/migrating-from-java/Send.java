final class Send {
  public static void main(String[] arguments) throws Exception {
    String to = arguments.length > 0 ? arguments[0] : "13800138000";
    String body = """
        {"to": "%s", "appId": "%s", "templateId": "1", "datas": ["6532", "5"]}
        """.formatted(to, System.getenv("CLOOPEN_APP_ID"));
    // An exception here leaves open whether the message was sent.
    System.out.println(
        Cloopen.request("POST", "/Accounts/{sid}/SMS/TemplateSMS", "json", body));
  }
}
