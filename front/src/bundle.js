// Every page loads this.  Pages work whole without it: it only makes them quicker and draws finer charts.
import "./settings.js"; // before htmx, which reads its settings as it loads
import "./loading.js";
import "./charts.js";
import "./copying.js";
import "./keys.js";
import "./names.js";
