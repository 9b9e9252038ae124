export { fetchTransport as createDefaultTransport } from "./fetch.js";
