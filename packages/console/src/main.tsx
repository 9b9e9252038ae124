import { render } from "preact";
import { App } from "./app.js";
import { connect } from "./live/connect.js";
import { applyPrefs } from "./prefs.js";

applyPrefs();
connect();
const root = document.querySelector("#app");
if (root !== null) render(<App />, root);
