import type { Sandbox } from "../sandbox.js";

/**
 * Help for a person who has started a sandbox in a terminal: the page to open, and a command that sends a message.
 *
 * @param pages address of `/_sandbox`, as in the ready line
 */
export async function greet(sandbox: Sandbox, pages: string): Promise<string> {
  const response = await sandbox.fetch(new Request(`${pages}/examples`));
  const { examples }: { examples: { sms: { curl: string } } } = JSON.parse(await response.text());
  return `\nOpen the console in your browser:\n\n  ${pages}/\n\nSend a message to it:\n\n${examples.sms.curl}\n\nCtrl-C stops the sandbox.\n\n`;
}
