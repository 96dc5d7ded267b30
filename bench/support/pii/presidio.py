"""Reads texts as JSON lines, writes the spans Microsoft Presidio finds in each, then its CPU seconds.

Run by `npm run bench -- pii --presidio [PYTHON]`. Uses the best English spaCy model that is installed; without one only
Presidio's patterns work (no names, no places), and the name it reports says so.
"""
import json
import sys
import time

import spacy
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider, SpacyNlpEngine

MODELS = ["en_core_web_lg", "en_core_web_md", "en_core_web_sm"]
TYPES = {"CREDIT_CARD": "CREDIT_CARD", "EMAIL_ADDRESS": "EMAIL", "PHONE_NUMBER": "PHONE", "IBAN_CODE": "IBAN",
         "IP_ADDRESS": "IP", "MAC_ADDRESS": "MAC", "US_SSN": "SSN", "DATE_TIME": "DATE", "LOCATION": "LOC", "NRP": "NATIONALITY",
         "PERSON": "PERSON", "URL": "URL", "ORGANIZATION": "ORG", "US_PASSPORT": "PASSPORT",
         "US_DRIVER_LICENSE": "DRIVER_ID", "US_BANK_NUMBER": "ACCOUNT", "MEDICAL_LICENSE": "ACCOUNT", "CRYPTO": "CRYPTO"}


class Patterns(SpacyNlpEngine):
    """A tokeniser without a model."""

    def __init__(self):
        super().__init__()
        self.nlp = {"en": spacy.blank("en")}

    def load(self):
        pass


model = next((name for name in MODELS if spacy.util.is_package(name)), None)
if model is None:
    engine = Patterns()
else:
    engine = NlpEngineProvider(nlp_configuration={
        "nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}).create_engine()
analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
texts = [json.loads(line) for line in sys.stdin]
analyzer.analyze(texts[0], "en", score_threshold=0.4)
start = time.process_time()
found = [analyzer.analyze(text, "en", score_threshold=0.4) for text in texts]
cpu = time.process_time() - start
for text, results in zip(texts, found):
    # Code points -> UTF-16 code units.
    unit = lambda at: len(text[:at].encode("utf-16-le")) // 2
    print(json.dumps([{"start": unit(r.start), "end": unit(r.end), "type": TYPES.get(r.entity_type, "ACCOUNT")}
                      for r in results]))
print(json.dumps({"cpu": cpu, "model": model}))
