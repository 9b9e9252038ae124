import { describe, expect, test } from "vitest";
import { queryMember, readTarget } from "../../../src/server/routes.js";

const SID = "a".repeat(32);

describe("readTarget", () => {
  test.each([
    [`/2013-12-26/Accounts/${SID}/AccountInfo`, "/Accounts/{accountSid}/AccountInfo"],
    [`/2013-12-26/Accounts/${SID}/SMS/TemplateSMS`, "/Accounts/{accountSid}/SMS/TemplateSMS"],
    [`/2013-12-26/SubAccounts/${SID}/Calls/Callback`, "/SubAccounts/{subAccountSid}/Calls/Callback"],
  ])("reads %s", (pathname, path) => {
    expect(readTarget(pathname)).toMatchObject({ version: "2013-12-26", sid: SID, path, exact: true });
  });

  test.each([
    ["doubled slash after the id", `/2013-12-26/Accounts/${SID}//AccountInfo`],
    ["doubled slash before the version", `//2013-12-26/Accounts/${SID}/AccountInfo`],
    ["trailing slash", `/2013-12-26/Accounts/${SID}/AccountInfo/`],
  ])("collapses a %s, and says that the path was not exact", (_, pathname) => {
    expect(readTarget(pathname)).toMatchObject({ path: "/Accounts/{accountSid}/AccountInfo", exact: false });
  });

  test.each([
    ["/"],
    [""],
    ["/2013-12-26"],
    ["/2013-12-26/Accounts"],
    [`/2013-12-26/Accounts/${SID}`],
    [`/2013-12-26/accounts/${SID}/AccountInfo`],
    ["/favicon.ico"],
  ])("%j is no path of the platform", (pathname) => {
    expect(readTarget(pathname)).toBeUndefined();
  });
});

describe("queryMember", () => {
  const query = new URLSearchParams("SIG=one&maxMember=3");

  test("letter case does not matter, unless strict", () => {
    expect(queryMember(query, "sig", false)).toBe("one");
    expect(queryMember(query, "maxmember", false)).toBe("3");
    expect(queryMember(query, "sig", true)).toBeUndefined();
    expect(queryMember(query, "SIG", true)).toBe("one");
    expect(queryMember(query, "callid", false)).toBeUndefined();
  });
});
