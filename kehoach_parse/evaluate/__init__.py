"""How far parsed plans agree with gold annotations: precision, recall and F1 a layer, accuracy a field."""

from kehoach_parse.evaluate.figures import Evaluation, Figures, Miss
from kehoach_parse.evaluate.scoring import evaluate, evaluate_folders

__all__ = ["Evaluation", "Figures", "Miss", "evaluate", "evaluate_folders"]
