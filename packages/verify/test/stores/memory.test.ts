import { memoryStore } from "../../src/stores/memory.js";
import { describeStore } from "./store-suite.js";

const store = memoryStore();
describeStore("memoryStore", () => store);
