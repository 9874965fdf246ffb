// Before anything is drawn: light or dark, as it was set here.
import { settings, wear } from "./settings";

wear(settings());
