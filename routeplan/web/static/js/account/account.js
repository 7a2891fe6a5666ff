import { showFeeds } from "./feeds.js";
import { showFiles } from "./files.js";
import { showPasswordForm } from "./password.js";
import { showTokens } from "./tokens.js";

showPasswordForm();
showFiles();
showTokens();
showFeeds();
