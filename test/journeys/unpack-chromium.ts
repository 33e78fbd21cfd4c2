import chromium from "@sparticuz/chromium";

/** Unpacks the browser, its libraries and its fonts into the folder that TMPDIR names. */
await chromium.executablePath();
