import { expect, test } from "@playwright/test";

test("lets in who knows the code", async ({ page, request }) => {
  const to = "13800138000";
  await page.goto("/");
  await page.getByLabel("Phone").fill(to);
  await page.getByRole("button").click();

  const url = `${process.env.CLOOPEN_SANDBOX}/messages?to=${to}&wait=10s`;
  const { messages } = await (await request.get(url)).json();

  await page.getByLabel("Phone").fill(to);
  await page.getByLabel("Code").fill(messages[0].code);
  await page.getByRole("button").click();
  await expect(page.getByText("Welcome")).toBeVisible();
});
