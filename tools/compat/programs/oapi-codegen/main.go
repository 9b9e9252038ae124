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

func newClient(base string, tokens map[string]string) (*cloopen.ClientWithResponses, error) {
	return cloopen.NewClientWithResponses(base, cloopen.WithRequestEditorFn(
		func(_ context.Context, req *http.Request) error { sign(req, tokens); return nil }))
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

	datas := []string{"1234", "5"}
	message := cloopen.SendTemplateSmsRequest{To: "13800138000", AppId: app, TemplateId: "1", Datas: &datas}
	sent := must(client.SendTemplateSmsWithResponse(ctx, sid, message)).JSON200
	fmt.Println("sendTemplateSms", sent.StatusCode, *sent.TemplateSMS.SmsMessageSid)
	account := must(client.GetAccountInfoWithResponse(ctx, sid)).JSON200
	fmt.Println("getAccountInfo", account.StatusCode, *account.Account.Balance)
	made := must(client.CreateSubAccountWithResponse(ctx, sid, cloopen.CreateSubAccountRequest{AppId: app, FriendlyName: "compat"})).JSON200
	fmt.Println("createSubAccount", made.StatusCode, *made.SubAccount.SubAccountSid)
	five := "5"
	command := cloopen.CreateConferenceRequest{Appid: app, CreateConf: cloopen.CreateConf{Maxmember: &five}}
	conference := must(client.CreateConferenceWithResponse(ctx, sid, &cloopen.CreateConferenceParams{Maxmember: &five}, command)).JSON200
	fmt.Println("createConference", conference.StatusCode, *conference.Confid)
	message.AppId = strings.Repeat("0", 32)
	failed := must(client.SendTemplateSmsWithResponse(ctx, sid, message)).JSON200
	fmt.Println("failure", failed.StatusCode, *failed.StatusMsg)
}
