import {
  createClient,
  isCloopenApiError,
  isCloopenError,
  sendTemplateSms,
} from "@cloopen-rest/client";
import { explain } from "@cloopen-rest/client/errors";

const cloopen = createClient();

try {
  // the sandbox answers 112310
  await sendTemplateSms(cloopen, { to: "19900112310", templateId: "1" });
} catch (error) {
  if (isCloopenApiError(error)) {
    const entry = explain(error); // meaning, cause and fix, in English and Chinese
    console.error(error.statusCode, entry?.en, entry?.fix.en, error.retryable);
  } else if (isCloopenError(error)) {
    // network, timeout, unreadable answer: never a secret in it
    console.error(error.name, error.message);
  } else {
    throw error;
  }
}
