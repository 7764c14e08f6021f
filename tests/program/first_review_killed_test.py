"""The very first review, in which the files are made, killed at every write (every_write.py)."""
from every_write import EveryWrite
from ebbtest import main


class FirstReview(EveryWrite):
    def test_the_first_review_of_all(self):
        self.kill_at_each(0, ["review"], ("good", "good"))


if __name__ == "__main__":
    main()
