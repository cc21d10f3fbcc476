// Bundled by esbuild into one script: what the engine is measured beside.
import compromise from "compromise";
import winkNLP from "wink-nlp";
import model from "wink-eng-lite-web-model";

const wink = winkNLP(model);
wink.its = wink.its || {};
window.peers = { compromise, wink };
