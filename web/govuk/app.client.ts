import {
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  SkipLink,
  createAll,
} from "govuk-frontend";
import { CountAsJudged } from "./character-count.client.ts";
import { letGoBack } from "./going-back.client.ts";
import { watchIdleTime } from "./time-out.client.ts";

const used = [Button, CountAsJudged, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink];

used.forEach((component) => createAll(component));
watchIdleTime();
letGoBack();
