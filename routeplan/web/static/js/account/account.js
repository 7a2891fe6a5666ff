import { showFeeds } from "./feeds.js";
import { showPasswordForm } from "./password.js";
import { showTokens } from "./tokens.js";

showPasswordForm();
showTokens();
showFeeds();
