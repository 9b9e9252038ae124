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

// Signer is the HTTP client that ogen sends with. It is the security source, too: what that gives is replaced by sign.
type Signer struct{ tokens map[string]string }

func (s Signer) Do(req *http.Request) (*http.Response, error) {
	sign(req, s.tokens)
	return http.DefaultClient.Do(req)
}

func (Signer) Sig(context.Context, cloopen.OperationName) (cloopen.Sig, error) {
	return cloopen.Sig{APIKey: "-"}, nil
}

func (Signer) Authorization(context.Context, cloopen.OperationName) (cloopen.Authorization, error) {
	return cloopen.Authorization{APIKey: "-"}, nil
}

func newClient(base string, tokens map[string]string) (*cloopen.Client, error) {
	return cloopen.NewClient(base, Signer{tokens}, cloopen.WithClient(Signer{tokens}))
}

// End of the signing hook

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	sid, app := os.Getenv("CLOOPEN_ACCOUNT_SID"), os.Getenv("CLOOPEN_APP_ID")
	client := must(newClient(os.Getenv("CLOOPEN_BASE_URL"), map[string]string{sid: os.Getenv("CLOOPEN_AUTH_TOKEN")}))
	ctx := context.Background()

	message := cloopen.SendTemplateSmsRequest{To: "13800138000", AppId: app, TemplateId: "1", Datas: []string{"1234", "5"}}
	sent := must(client.SendTemplateSms(ctx, &message, cloopen.SendTemplateSmsParams{AccountSid: sid}))
	fmt.Println("sendTemplateSms", sent.StatusCode, sent.TemplateSMS.Value.SmsMessageSid.Value)
	account := must(client.GetAccountInfo(ctx, cloopen.GetAccountInfoParams{AccountSid: sid}))
	fmt.Println("getAccountInfo", account.StatusCode, account.Account.Value.Balance.Value)
	person := cloopen.CreateSubAccountRequest{AppId: app, FriendlyName: "compat"}
	made := must(client.CreateSubAccount(ctx, &person, cloopen.CreateSubAccountParams{AccountSid: sid}))
	fmt.Println("createSubAccount", made.StatusCode, made.SubAccount.Value.SubAccountSid.Value)
	five := cloopen.NewOptString("5")
	command := cloopen.CreateConferenceRequest{Appid: app, CreateConf: cloopen.CreateConf{Maxmember: five}}
	conference := must(client.CreateConference(ctx, &command, cloopen.CreateConferenceParams{AccountSid: sid, Maxmember: five}))
	fmt.Println("createConference", conference.StatusCode, conference.Confid.Value)
	message.AppId = strings.Repeat("0", 32)
	failed := must(client.SendTemplateSms(ctx, &message, cloopen.SendTemplateSmsParams{AccountSid: sid}))
	fmt.Println("failure", failed.StatusCode, failed.StatusMsg.Value)
}
