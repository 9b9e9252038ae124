progenitor::generate_api!(spec = "cloopen.json");

// Signing hook
use base64::{prelude::BASE64_STANDARD, Engine};
use md5::{Digest, Md5};

fn token(sid: &str) -> String {
    assert_eq!(sid, env("CLOOPEN_ACCOUNT_SID"));
    env("CLOOPEN_AUTH_TOKEN")
}

impl ClientHooks for Client {
    async fn pre<E>(&self, request: &mut reqwest::Request, _: &OperationInfo) -> Result<(), Error<E>> {
        let path: Vec<&str> = request.url().path().split('/').collect();
        let level = path.iter().position(|part| part.ends_with("Accounts")).expect("no account in the path");
        let sid = path[level + 1].to_owned();
        let beijing = chrono::FixedOffset::east_opt(8 * 3600).expect("a zone");
        let time = chrono::Utc::now().with_timezone(&beijing).format("%Y%m%d%H%M%S");
        let sig = format!("{:X}", Md5::digest(format!("{sid}{}{time}", token(&sid))));
        request.url_mut().query_pairs_mut().append_pair("sig", &sig);
        let authorization = BASE64_STANDARD.encode(format!("{sid}:{time}"));
        request.headers_mut().insert("Authorization", authorization.parse().expect("a header"));
        Ok(())
    }
}
// End of the signing hook

fn env(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sid = env("CLOOPEN_ACCOUNT_SID");
    let app = env("CLOOPEN_APP_ID");
    let client = Client::new(&env("CLOOPEN_BASE_URL"));

    let mut message: types::SendTemplateSmsRequest = types::SendTemplateSmsRequest {
        to: "13800138000".parse()?,
        app_id: app.parse()?,
        template_id: "1".parse()?,
        datas: vec!["1234".into(), "5".into()],
        req_id: None,
        sub_append: None,
    };
    let sent = client.send_template_sms(&sid.parse()?, &message).await?.into_inner();
    println!("sendTemplateSms {} {}", sent.status_code, sent.template_sms.and_then(|one| one.sms_message_sid).ok_or("no result")?);
    let account = client.get_account_info(&sid.parse()?).await?.into_inner();
    println!("getAccountInfo {} {}", account.status_code, account.account.and_then(|one| one.balance).ok_or("no result")?);
    let person = types::CreateSubAccountRequest { app_id: app.parse()?, friendly_name: "compat".parse()? };
    let made = client.create_sub_account(&sid.parse()?, &person).await?.into_inner();
    println!("createSubAccount {} {}", made.status_code, made.sub_account.and_then(|one| one.sub_account_sid).ok_or("no result")?);
    let create_conf = types::CreateConf { maxmember: Some("5".parse()?), ..Default::default() };
    let command = types::CreateConferenceRequest { appid: app.parse()?, create_conf };
    let conference = client.create_conference(&sid.parse()?, Some(&"5".parse()?), &command).await?.into_inner();
    println!("createConference {} {}", conference.status_code, conference.confid.ok_or("no result")?);
    message.app_id = "0".repeat(32).parse()?;
    let failed = client.send_template_sms(&sid.parse()?, &message).await?.into_inner();
    println!("failure {} {}", failed.status_code, failed.status_msg.ok_or("no message")?);
    Ok(())
}
