package main

import (
	"context"
	"crypto/md5"
	"encoding/base64"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"strings"
	"time"

	"example.org/compat/cloopen"
)

// Signing hook
func sign(req *http.Request, tokens map[string]string) {
	sid := regexp.MustCompile(`/(?:Sub)?Accounts/(\w+)/`).FindStringSubmatch(req.URL.Path)[1]
	time := time.Now().In(time.FixedZone("Beijing", 8*3600)).Format("20060102150405")
	query := req.URL.Query()
	query.Set("sig", fmt.Sprintf("%X", md5.Sum([]byte(sid+tokens[sid]+time))))
	req.URL.RawQuery = query.Encode()
	req.Header.Set("Authorization", base64.StdEncoding.EncodeToString([]byte(sid+":"+time)))
	req.Header.Set("Accept", "application/json")
}

// Signer is the transport of the generated client.
type Signer struct{ tokens map[string]string }

func (s Signer) RoundTrip(req *http.Request) (*http.Response, error) {
	req = req.Clone(req.Context())
	sign(req, s.tokens)
	return http.DefaultTransport.RoundTrip(req)
}

func newClient(base string, tokens map[string]string) *cloopen.APIClient {
	config := cloopen.NewConfiguration()
	config.Servers = cloopen.ServerConfigurations{{URL: base}}
	config.HTTPClient = &http.Client{Transport: Signer{tokens}}
	return cloopen.NewAPIClient(config)
}

// End of the signing hook

func must[T any](value T, _ *http.Response, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	sid, app := os.Getenv("CLOOPEN_ACCOUNT_SID"), os.Getenv("CLOOPEN_APP_ID")
	client := newClient(os.Getenv("CLOOPEN_BASE_URL"), map[string]string{sid: os.Getenv("CLOOPEN_AUTH_TOKEN")})
	ctx := context.Background()

	message := cloopen.NewSendTemplateSmsRequest("13800138000", app, "1")
	message.Datas = []string{"1234", "5"}
	sent := must(client.SmsAPI.SendTemplateSms(ctx, sid).SendTemplateSmsRequest(*message).Execute())
	fmt.Println("sendTemplateSms", sent.StatusCode, sent.TemplateSMS.GetSmsMessageSid())
	account := must(client.AccountAPI.GetAccountInfo(ctx, sid).Execute())
	fmt.Println("getAccountInfo", account.StatusCode, account.Account.GetBalance())
	person := cloopen.NewCreateSubAccountRequest(app, "compat")
	made := must(client.SubAccountAPI.CreateSubAccount(ctx, sid).CreateSubAccountRequest(*person).Execute())
	fmt.Println("createSubAccount", made.StatusCode, made.SubAccount.GetSubAccountSid())
	five := "5"
	command := cloopen.NewCreateConferenceRequest(app, cloopen.CreateConf{Maxmember: &five})
	conference := must(client.ConferenceAPI.CreateConference(ctx, sid).CreateConferenceRequest(*command).Maxmember(five).Execute())
	fmt.Println("createConference", conference.StatusCode, conference.GetConfid())
	message.AppId = strings.Repeat("0", 32)
	failed := must(client.SmsAPI.SendTemplateSms(ctx, sid).SendTemplateSmsRequest(*message).Execute())
	fmt.Println("failure", failed.StatusCode, failed.GetStatusMsg())
}
