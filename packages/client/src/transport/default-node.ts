export { nodeTransport as createDefaultTransport } from "./node.js";
