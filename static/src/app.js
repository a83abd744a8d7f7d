// Everything the pages do in the browser. Every page works without this file; it makes them pleasant.
import "@digdir/designsystemet-web/details";
import "@digdir/designsystemet-web/ds-error-summary";
import "htmx.org";
import "./requests.js";
import "./menus.js";
import "./order.js";
import "./editor.js";
import "./reading.js";
import "./group.js";
import "./offline.js";

document.documentElement.classList.add("has-js");
