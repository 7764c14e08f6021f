"""On logs of simulated learners, what is foretold and corrected is as good as it is said to be."""
import gzip
import os
import re
import subprocess
import unittest
from pathlib import Path

LOGS = Path(__file__).resolve().parent.parent / "golden" / "logs"
ROW = re.compile(r"^(uncorrected|corrected|moving average) +(\d\.\d{4}) +(\d\.\d{3})$", re.M)
# Log loss and AUC: by the model, as corrected, by the moving average.
EXPECTED = {
    "sim_sm2_10k": ((0.2655, 0.601), (0.2625, 0.600), (0.2698, 0.498)),
    "sim_fsrs_10k": ((0.2653, 0.585), (0.2596, 0.604), (0.2658, 0.553)),
    "sim_sm2_100k": ((0.3028, 0.655), (0.3020, 0.661), (0.3191, 0.505)),
}


class Logs(unittest.TestCase):
    def scores(self, name):
        log = gzip.decompress((LOGS / f"{name}.csv.gz").read_bytes())
        out = subprocess.run([os.environ["SCORE_LOG"]], input=log, capture_output=True, check=True).stdout.decode()
        return [(float(loss), float(area)) for _, loss, area in ROW.findall(out)]

    def test_each_log_is_foretold_as_well_as_it_was_measured_elsewhere(self):
        for name, expected in EXPECTED.items():
            with self.subTest(name):
                for score, figures in zip(self.scores(name), expected, strict=True):
                    self.assertAlmostEqual(score[0], figures[0], delta=0.00015)
                    self.assertAlmostEqual(score[1], figures[1], delta=0.0015)

    def test_the_learners_record_never_makes_it_worse_and_it_beats_one_who_knows_nothing_of_the_cards(self):
        for name in EXPECTED:
            with self.subTest(name):
                (model, _), (corrected, area), (average, average_area) = self.scores(name)
                self.assertLessEqual(corrected, model + 0.002)
                self.assertLess(corrected, average)
                self.assertGreater(area, average_area)


if __name__ == "__main__":
    unittest.main()
